-- Since when a course's channel cannot be used, and what is in the way.
alter table course add column access_lost_at bigint;
alter table course add column access_obstacle text check (access_obstacle in ('server', 'channel', 'permissions'));
-- What the bot lacks there, as bits: 1 view, 2 send, 4 show cards.
alter table course add column access_missing bigint;

-- Until now it was not kept what was in the way.
update course set
    access_obstacle = 'permissions',
    access_missing = 2,
    access_lost_at = coalesce((select max(made_at) from note where note.course_id = course.id and kind = 'lost_access'), created_at)
where pause_reason = 'access';

-- What has to be granted, and how many days had no question.
alter table note add column missing bigint;
alter table note add column days bigint;
update note set missing = 2 where kind = 'lost_access';
