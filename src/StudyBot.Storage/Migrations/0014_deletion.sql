-- Which entries of the register of deletions, a file beside the database, were carried out in this database.
create table deletion_done (
    entry text primary key
) without rowid;

-- Messages that show somebody who had everything deleted, until they were changed. Results of seasons and closed posts
-- look after themselves.
create table post_to_mend (
    id integer primary key autoincrement,
    course_id bigint not null references course (id) on delete cascade,
    channel_id bigint not null,
    message_id bigint not null,
    -- The decision that it tells of; null for the card of a request, which has nothing to show any more.
    ruling_id bigint references ruling (id) on delete cascade,
    made_at bigint not null,
    -- Tried in vain; not before this instant again.
    again_at bigint not null default 0
);

-- The line that told everyone of a decision.
alter table ruling_effect add column told_channel_id bigint;
alter table ruling_effect add column told_message_id bigint;
