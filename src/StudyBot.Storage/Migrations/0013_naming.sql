-- How somebody appears is chosen or it is not: without a choice, the course decides. Nobody could choose the own name
-- before, so that whoever had it made no choice.
drop trigger member_changed;
drop trigger season_member_named;

alter table member rename column board_name to board_name_before;
alter table member add column board_name text not null default 'unset' check (board_name in ('unset', 'named', 'alias', 'off'));
update member set board_name = board_name_before where board_name_before <> 'named';
alter table member drop column board_name_before;

create trigger member_changed after update of display_name, departed_at, board_name on member
when old.display_name <> new.display_name or old.departed_at is not new.departed_at or old.board_name <> new.board_name
begin
    update course set people_epoch = people_epoch + 1 where server_id = new.server_id;
end;

create trigger season_member_named after update of board_name on member
when old.board_name <> new.board_name
begin
    update season set version = version + 1
    where id in (select season_id from season_place where member_id = new.member_id)
        and course_id in (select id from course where server_id = new.server_id);
end;

-- The posts of closed questions, which name people. The version grows with everything that the post is to show anew.
create table reveal (
    instance_id bigint primary key references question_instance (id) on delete cascade,
    -- Without it, everyone who answered may be named.
    names_known bigint not null default 1 check (names_known in (0, 1)),
    version bigint not null default 1,
    shown_version bigint not null default 0
) without rowid;

create index reveal_to_show on reveal (instance_id) where shown_version < version;

-- Whom a post names, or would if they were not off the boards. Somebody who is named no more may still be here.
create table reveal_name (
    instance_id bigint not null references reveal (instance_id) on delete cascade,
    member_id bigint not null,
    primary key (instance_id, member_id)
) without rowid;

create index reveal_name_by_member on reveal_name (member_id);

insert into reveal (instance_id, names_known, version, shown_version)
select id, 0, 1, 1 from question_instance where state = 'closed' and reveal_published = 1 and message_id is not null;

create trigger reveal_member_named after update of board_name on member
when old.board_name <> new.board_name
begin
    update reveal set version = version + 1 where instance_id in (
        select n.instance_id from reveal_name n join question_instance q on q.id = n.instance_id join course c on c.id = q.course_id
        where n.member_id = new.member_id and c.server_id = new.server_id);
    update reveal set version = version + 1 where names_known = 0 and instance_id in (
        select r.instance_id from response r join question_instance q on q.id = r.instance_id join course c on c.id = q.course_id
        where r.member_id = new.member_id and c.server_id = new.server_id);
end;

-- Taken away, or given another id, together with a member.
create trigger reveal_name_removed after delete on reveal_name
begin
    update reveal set version = version + 1 where instance_id = old.instance_id;
end;

create trigger reveal_name_unlinked after update of member_id on reveal_name
begin
    update reveal set version = version + 1 where instance_id = new.instance_id;
end;

create trigger reveal_response_unlinked after update of member_id on response
begin
    update reveal set version = version + 1 where instance_id = new.instance_id and names_known = 0;
end;

create trigger reveal_names_changed after update of names_mode on course
when old.names_mode <> new.names_mode
begin
    update reveal set version = version + 1
    where instance_id in (select id from question_instance where course_id = new.id)
        and (names_known = 0 or exists (select 1 from reveal_name n where n.instance_id = reveal.instance_id));
end;

-- What is held about one member is found without looking at everybody's.
create index review_by_member on review (member_id);
create index ruling_by_member on ruling (member_id) where member_id is not null;
create index ruling_by_author on ruling (by_member);
