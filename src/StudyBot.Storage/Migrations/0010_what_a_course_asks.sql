-- What a full written answer was worth when the question was asked: another rule of the course changes nothing past.
alter table question_instance add column written_max bigint check (written_max in (0, 5, 10));
update question_instance set written_max = (select written_max from course where id = course_id) where state <> 'skipped';

-- The handbook that a server has outside of its courses, as chosen in a proposal.
alter table course_draft add column server_pack text;
update server set default_pack = (select pack from course where server_id = server.id order by id limit 1) where default_pack is null;

-- The joining (its instant) for which the bot greeted: once each time that it is added.
alter table server add column greeted_for bigint;
