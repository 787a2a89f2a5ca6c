-- Practice: private rounds of questions. What was answered is a fact; what is due for review is computed from it.
create table practice_round (
    id integer primary key autoincrement,
    course_id bigint not null references course (id) on delete cascade,
    member_id bigint not null,
    kind text not null check (kind in ('quiz', 'review')),
    -- The chapter that was asked for; null means all.
    chapter bigint,
    -- How many questions were asked for.
    wanted bigint not null,
    made_at bigint not null,
    ended_at bigint
);

create index practice_round_by_member on practice_round (course_id, member_id);
create unique index one_round_under_way on practice_round (course_id, member_id, kind) where ended_at is null;

create table practice_item (
    round_id bigint not null references practice_round (id) on delete cascade,
    place bigint not null,
    pack text not null,
    question_id text not null,
    item_id text not null,
    chapter bigint not null,
    -- Which option of the handbook's stands in which place: '2013' shows the third one first.
    option_order text not null,
    -- By the order shown; null until it is answered.
    chosen bigint check (chosen >= 0),
    is_right bigint check (is_right in (0, 1)),
    answered_at bigint,
    primary key (round_id, place),
    check ((chosen is null) = (is_right is null) and (chosen is null) = (answered_at is null))
) without rowid;

-- Members who wish for one direct message before a question closes that they have not answered.
create table reminder (
    course_id bigint not null references course (id) on delete cascade,
    member_id bigint not null,
    since bigint not null,
    -- When the chat service let nothing through: nothing is sent until the member wishes for it again.
    refused_at bigint,
    primary key (course_id, member_id)
) without rowid;

-- Taken before it is sent, so that nobody is reminded twice.
create table reminder_sent (
    instance_id bigint not null references question_instance (id) on delete cascade,
    member_id bigint not null,
    reserved_at bigint not null,
    primary key (instance_id, member_id)
) without rowid;
