-- What follows a closing: grades, requests for review, decisions and what came of them.

-- A closed question counts once its written answers are graded; both follow each other at once.
alter table question_instance add column graded bigint not null default 0 check (graded in (0, 1));
create index question_instance_ungraded on question_instance (id) where state = 'closed' and graded = 0;

-- The author agrees that the text may be shown with the answer.
alter table response add column may_be_shown bigint not null default 0 check (may_be_shown in (0, 1));

-- Which question a decision is about that was made before it was asked.
alter table ruling add column pack text;
alter table ruling add column question_id text;

-- Members ask leads to look at a grade or a question again.
create table review (
    id integer primary key autoincrement,
    instance_id bigint not null references question_instance (id),
    member_id bigint not null,
    kind text not null check (kind in ('grade', 'question')),
    reason text not null,
    made_at bigint not null,
    -- The card in the lead channel; null while there is none.
    card_channel_id bigint,
    card_message_id bigint,
    settled_at bigint,
    ruling_id bigint references ruling (id),
    told_at bigint,
    check ((card_channel_id is null) = (card_message_id is null)),
    check ((settled_at is null) = (ruling_id is null))
);

create unique index one_open_review_per_answer on review (instance_id, member_id) where settled_at is null;
create index review_by_instance on review (instance_id);

-- What a decision changed, until the post shows it and everyone was told.
create table ruling_effect (
    ruling_id bigint primary key references ruling (id),
    -- Differences of points and how many members have each, as JSON.
    changes text not null,
    published bigint not null default 0 check (published in (0, 1))
);

create index ruling_effect_unpublished on ruling_effect (ruling_id) where published = 0;

-- A JSON array of pairs: the first and the last date.
alter table course add column days_off text not null default '[]';

-- A question of the course's pack that comes next.
alter table course add column pinned_question text;

-- A lead passed it over: its turn is used up, but it was not asked.
alter table draw add column skipped bigint not null default 0 check (skipped in (0, 1));
