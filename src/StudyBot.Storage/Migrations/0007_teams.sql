-- Teams of a course, who was in which when, and who was away. What was so when a question was posted is fixed with the post.
alter table course add column teams_locked bigint not null default 0 check (teams_locked in (0, 1));

create table team (
    id integer primary key autoincrement,
    course_id bigint not null references course (id),
    name text not null,
    -- The name as eyes read it: names that look alike have the same.
    folded text not null,
    made_at bigint not null,
    removed_at bigint
);

create unique index one_team_of_a_name on team (course_id, folded) where removed_at is null;
create index team_by_course on team (course_id);

create table team_membership (
    id integer primary key autoincrement,
    course_id bigint not null references course (id),
    team_id bigint not null references team (id),
    member_id bigint not null,
    from_at bigint not null,
    -- The first instant that is not in it any more; null while it lasts.
    until_at bigint,
    check (until_at >= from_at)
);

create unique index one_team_at_a_time on team_membership (course_id, member_id) where until_at is null;
create index team_membership_by_course on team_membership (course_id, member_id);

create table away (
    id integer primary key autoincrement,
    course_id bigint not null references course (id),
    member_id bigint not null,
    from_at bigint not null,
    -- The first date that counts again.
    until_date text not null,
    -- Ended before, or replaced.
    ended_at bigint
);

create unique index one_away_at_a_time on away (course_id, member_id) where ended_at is null;
create index away_by_course on away (course_id, member_id);

-- Who played for which team, by the question.
create table roster (
    instance_id bigint not null references question_instance (id),
    member_id bigint not null,
    team_id bigint not null references team (id),
    -- Found out later to have left the server before the post.
    departed bigint not null default 0 check (departed in (0, 1)),
    primary key (instance_id, member_id)
) without rowid;

-- Who was away, by the question; in a team or not.
create table away_day (
    instance_id bigint not null references question_instance (id),
    member_id bigint not null,
    primary key (instance_id, member_id)
) without rowid;

create trigger member_departed after update of departed_at on member
when old.departed_at is null and new.departed_at is not null
begin
    update roster set departed = 1
    where member_id = new.member_id and instance_id in (
        select q.id from question_instance q join course c on c.id = q.course_id
        where c.server_id = new.server_id and q.posted_at > new.departed_at);
end;

create trigger closed_roster_made after insert on roster
begin
    update course set facts_epoch = facts_epoch + 1
    where id = (select course_id from question_instance where id = new.instance_id and state = 'closed');
end;

create trigger closed_roster_changed after update on roster
begin
    update course set facts_epoch = facts_epoch + 1
    where id = (select course_id from question_instance where id = new.instance_id and state = 'closed');
end;

create trigger closed_roster_removed after delete on roster
begin
    update course set facts_epoch = facts_epoch + 1
    where id = (select course_id from question_instance where id = old.instance_id and state = 'closed');
end;

create trigger closed_away_made after insert on away_day
begin
    update course set facts_epoch = facts_epoch + 1
    where id = (select course_id from question_instance where id = new.instance_id and state = 'closed');
end;

create trigger closed_away_changed after update on away_day
begin
    update course set facts_epoch = facts_epoch + 1
    where id = (select course_id from question_instance where id = new.instance_id and state = 'closed');
end;

create trigger closed_away_removed after delete on away_day
begin
    update course set facts_epoch = facts_epoch + 1
    where id = (select course_id from question_instance where id = old.instance_id and state = 'closed');
end;

create trigger team_made after insert on team
begin
    update course set people_epoch = people_epoch + 1 where id = new.course_id;
end;

create trigger team_changed after update of name, removed_at on team
begin
    update course set people_epoch = people_epoch + 1 where id = new.course_id;
end;

-- What leads decide about a course as such, such as its teams, changes no point.
drop trigger ruling_made;

create trigger ruling_made after insert on ruling
when new.instance_id is not null
begin
    update course set facts_epoch = facts_epoch + 1 where id = new.course_id;
end;
