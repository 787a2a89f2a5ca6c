-- Seasons that have closed. Their results are facts of that moment, and stand beside the facts that they were added up from.

-- The first date of the season that closes next; what came before has closed, or had ended before results were kept.
alter table course add column seasons_from text not null default '';
update course set seasons_from = coalesce(
    (select substr(max(local_date), 1, 8) || '01' from question_instance q where q.course_id = course.id and q.state = 'closed'), '');

create table season (
    id integer primary key autoincrement,
    course_id bigint not null references course (id),
    first_date text not null,
    last_date text not null,
    state text not null check (state in ('closed', 'posted', 'unposted')),
    closed_at bigint not null,
    -- How many questions counted.
    questions bigint not null check (questions > 0),
    nonce text not null,
    owner text,
    lease_until bigint not null default 0,
    -- Set before the chat service is called; null again once it is certain that nothing was posted.
    attempted_at bigint,
    posted_at bigint,
    channel_id bigint not null,
    message_id bigint,
    -- Grows with everything that the post is to show, and what it shows now.
    version bigint not null default 1,
    shown_version bigint not null default 0,
    unique (course_id, first_date),
    check (first_date <= last_date),
    check ((state = 'posted') = (message_id is not null and posted_at is not null))
);

create index season_to_post on season (id) where state = 'closed';
create index season_to_show on season (id) where state = 'posted' and shown_version < version;

-- Who reached which place. Names are looked up when they are shown, because they may change and go.
create table season_place (
    season_id bigint not null references season (id) on delete cascade,
    position bigint not null check (position >= 1),
    place bigint not null check (place between 1 and position),
    joint bigint not null check (joint in (0, 1)),
    member_id bigint not null,
    points bigint not null check (points >= 0),
    right_options bigint not null check (right_options between 0 and answered),
    answered bigint not null,
    primary key (season_id, position),
    unique (season_id, member_id)
) without rowid;

create index season_place_by_member on season_place (member_id);

-- What was decided after a season had closed. It changes no place.
create table season_note (
    season_id bigint not null references season (id) on delete cascade,
    ruling_id bigint not null references ruling (id),
    -- How the points of members in this season differ by it, as JSON; empty when none do.
    changes text not null,
    primary key (season_id, ruling_id)
) without rowid;

create trigger season_noted after insert on season_note
begin
    update season set version = version + 1 where id = new.season_id;
end;

-- Posts show how people want to be named now, and nobody who asked to be forgotten.
create trigger season_member_named after update of board_name on member
when old.board_name <> new.board_name
begin
    update season set version = version + 1
    where id in (select season_id from season_place where member_id = new.member_id)
        and course_id in (select id from course where server_id = new.server_id);
end;

create trigger season_member_forgotten after delete on member
begin
    update season set version = version + 1
    where id in (select season_id from season_place where member_id = old.member_id)
        and course_id in (select id from course where server_id = old.server_id);
end;

create trigger season_place_unlinked after update of member_id on season_place
begin
    update season set version = version + 1 where id = new.season_id;
end;

create trigger season_names_changed after update of names_mode on course
when old.names_mode <> new.names_mode
begin
    update season set version = version + 1 where course_id = new.id;
end;
