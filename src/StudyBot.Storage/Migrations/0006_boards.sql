-- Boards are added up in memory and kept for as long as these numbers stay: whatever changes a fact raises them, in the
-- same transaction, whoever changes it.
alter table course add column facts_epoch bigint not null default 0;
alter table course add column people_epoch bigint not null default 0;

-- When the chat service was last asked whether the member is still there.
alter table member add column checked_at bigint;

create trigger closed_question_changed after update on question_instance
when old.state = 'closed' or new.state = 'closed'
begin
    update course set facts_epoch = facts_epoch + 1 where id = new.course_id;
end;

create trigger closed_question_removed after delete on question_instance
begin
    update course set facts_epoch = facts_epoch + 1 where id = old.course_id;
end;

create trigger ruling_made after insert on ruling
begin
    update course set facts_epoch = facts_epoch + 1 where id = new.course_id;
end;

create trigger ruling_changed after update on ruling
begin
    update course set facts_epoch = facts_epoch + 1 where id = new.course_id;
end;

create trigger ruling_removed after delete on ruling
begin
    update course set facts_epoch = facts_epoch + 1 where id = old.course_id;
end;

create trigger grade_made after insert on grade
begin
    update course set facts_epoch = facts_epoch + 1 where id = (select course_id from question_instance where id = new.instance_id);
end;

create trigger grade_removed after delete on grade
begin
    update course set facts_epoch = facts_epoch + 1 where id = (select course_id from question_instance where id = old.instance_id);
end;

-- Answers to an open question count for nothing yet.
create trigger closed_response_made after insert on response
begin
    update course set facts_epoch = facts_epoch + 1
    where id = (select course_id from question_instance where id = new.instance_id and state = 'closed');
end;

create trigger closed_response_changed after update of option, written on response
begin
    update course set facts_epoch = facts_epoch + 1
    where id = (select course_id from question_instance where id = new.instance_id and state = 'closed');
end;

create trigger closed_response_removed after delete on response
begin
    update course set facts_epoch = facts_epoch + 1
    where id = (select course_id from question_instance where id = old.instance_id and state = 'closed');
end;

create trigger course_rules_changed after update of zone, written_max on course
when old.zone <> new.zone or old.written_max <> new.written_max
begin
    update course set facts_epoch = facts_epoch + 1 where id = new.id;
end;

create trigger course_names_changed after update of names_mode on course
when old.names_mode <> new.names_mode
begin
    update course set people_epoch = people_epoch + 1 where id = new.id;
end;

-- Somebody new is on no board before a question closes, which is a change of its own.
create trigger member_known after insert on member
when exists (
    select 1 from response r join question_instance q on q.id = r.instance_id
    where r.member_id = new.member_id and q.state = 'closed')
begin
    update course set people_epoch = people_epoch + 1 where server_id = new.server_id;
end;

create trigger member_changed after update of display_name, departed_at, board_name on member
when old.display_name <> new.display_name or old.departed_at is not new.departed_at or old.board_name <> new.board_name
begin
    update course set people_epoch = people_epoch + 1 where server_id = new.server_id;
end;

create trigger member_forgotten after delete on member
begin
    update course set people_epoch = people_epoch + 1 where server_id = old.server_id;
end;
