-- Facts only: what was asked, answered, graded and ruled. Points, streaks and boards are computed from them.
-- Instants are milliseconds since 1970-01-01 UTC, dates are 'yyyy-MM-dd', flags are 0 or 1, ids of the chat
-- service are 64-bit integers. Options of a question are numbered 0 to 3 in the order in which they were shown.

create table server (
    id bigint primary key,
    default_pack text,
    added_at bigint not null,
    removed_at bigint
);

create table course (
    id integer primary key autoincrement,
    server_id bigint not null references server (id),
    channel_id bigint not null unique,
    name text not null,
    pack text not null,
    zone text not null,
    post_minute bigint not null check (post_minute between 0 and 1439),
    weekdays bigint not null check (weekdays between 1 and 127),
    window_minutes bigint not null check (window_minutes between 60 and 10080),
    -- A JSON array of chapter numbers; null means all of them.
    chapters text,
    ping_role_id bigint,
    lead_role_id bigint,
    lead_channel_id bigint,
    thread_mode text not null check (thread_mode in ('closing', 'posting', 'none')),
    written_max bigint not null check (written_max in (0, 5, 10)),
    names_mode text not null check (names_mode in ('shown', 'on_request')),
    state text not null check (state in ('active', 'paused')),
    pause_reason text check (pause_reason in ('lead', 'access')),
    -- The first date on which questions come again; null while paused without an end.
    paused_until text,
    bag_seed bigint not null,
    next_due_at bigint,
    next_due_date text,
    created_by bigint not null,
    created_at bigint not null,
    check ((next_due_at is null) = (next_due_date is null)),
    check ((state = 'paused') = (pause_reason is not null)),
    check (state = 'paused' or paused_until is null)
);

create index course_by_server on course (server_id);

create table course_draft (
    id integer primary key autoincrement,
    server_id bigint not null references server (id),
    course_id bigint references course (id),
    member_id bigint not null,
    settings text not null,
    made_at bigint not null,
    settled_at bigint
);

create table question_instance (
    id integer primary key autoincrement,
    course_id bigint not null references course (id),
    local_date text not null,
    state text not null check (state in ('reserved', 'posted', 'closed', 'skipped', 'uncertain')),
    scheduled_at bigint not null,
    -- Who asked for the post ahead of its time; null when it was the schedule.
    asked_by bigint,
    pack text,
    question_id text,
    item_id text,
    content_hash text,
    -- The item exactly as asked, as JSON.
    asked text,
    right_option bigint check (right_option between 0 and 3),
    shuffle_seed bigint,
    nonce text not null,
    owner text,
    lease_until bigint not null,
    reserved_at bigint not null,
    -- Set before the chat service is called; null again once it is certain that nothing was posted.
    attempted_at bigint,
    posted_at bigint,
    closes_at bigint not null,
    closed_at bigint,
    channel_id bigint not null,
    message_id bigint,
    thread_id bigint,
    -- What the post says now; -1 asks for a new look.
    shown_count bigint not null default 0,
    shown_at bigint,
    reveal_published bigint not null default 0 check (reveal_published in (0, 1)),
    discussion_opened bigint not null default 0 check (discussion_opened in (0, 1)),
    unique (course_id, local_date),
    check (state = 'skipped' or (question_id is not null and asked is not null and right_option is not null)),
    check (state not in ('posted', 'closed') or (message_id is not null and posted_at is not null)),
    check ((state = 'closed') = (closed_at is not null))
);

create unique index one_open_question_per_course on question_instance (course_id) where state = 'posted';
create unique index one_question_per_message on question_instance (message_id) where message_id is not null;
create index question_instance_by_state on question_instance (state);
create index question_instance_unfinished on question_instance (id) where state = 'closed' and (reveal_published = 0 or discussion_opened = 0);

-- What the shuffle bag gave out: each question once per cycle.
create table draw (
    id integer primary key autoincrement,
    course_id bigint not null references course (id),
    cycle bigint not null check (cycle >= 1),
    pack text not null,
    question_id text not null,
    item_id text not null,
    chapter bigint not null,
    instance_id bigint references question_instance (id),
    unique (course_id, cycle, pack, question_id)
);

create table member (
    server_id bigint not null references server (id),
    member_id bigint not null,
    display_name text not null,
    last_seen_at bigint not null,
    welcomed_at bigint,
    departed_at bigint,
    board_name text not null default 'named' check (board_name in ('named', 'alias', 'off')),
    primary key (server_id, member_id)
) without rowid;

-- The one current response. Without option and text it has been taken back.
create table response (
    instance_id bigint not null references question_instance (id),
    member_id bigint not null,
    option bigint check (option between 0 and 3),
    written text,
    first_at bigint not null,
    revised_at bigint not null,
    revision bigint not null check (revision >= 1),
    primary key (instance_id, member_id)
) without rowid;

create index response_by_member on response (member_id);

create table response_revision (
    instance_id bigint not null,
    member_id bigint not null,
    revision bigint not null check (revision >= 1),
    option bigint check (option between 0 and 3),
    written text,
    at bigint not null,
    primary key (instance_id, member_id, revision),
    foreign key (instance_id, member_id) references response (instance_id, member_id) on delete cascade
) without rowid;

-- Every decision of a person: who, when, why.
create table ruling (
    id integer primary key autoincrement,
    course_id bigint not null references course (id),
    instance_id bigint references question_instance (id),
    -- Whom it is about, if it is about one member.
    member_id bigint,
    -- post, close, pause, resume, void, replace (the right option), accept (another option as well), regrade, key_shown, ...
    kind text not null,
    option bigint check (option between 0 and 3),
    reason text,
    by_member bigint not null,
    at bigint not null
);

create index ruling_by_instance on ruling (instance_id);

-- The grade of the last revision before closing, made once, and each regrade. The newest counts.
create table grade (
    id integer primary key autoincrement,
    instance_id bigint not null,
    member_id bigint not null,
    revision bigint not null,
    share_millionths bigint not null check (share_millionths between 0 and 1000000),
    -- Key points found and missed, misconceptions recognised and corrected, as JSON.
    findings text not null,
    grader text not null,
    grader_version text not null,
    ruling_id bigint references ruling (id),
    at bigint not null,
    foreign key (instance_id, member_id, revision)
        references response_revision (instance_id, member_id, revision) on delete cascade
);

create index grade_by_response on grade (instance_id, member_id, id);
create unique index one_first_grade on grade (instance_id, member_id) where ruling_id is null;

-- Notes for leads, until they were read.
create table note (
    id integer primary key autoincrement,
    course_id bigint not null references course (id),
    kind text not null,
    local_date text,
    made_at bigint not null,
    delivered_at bigint
);

create index note_by_course on note (course_id) where delivered_at is null;

create table command_registration (
    server_address text not null,
    application_id bigint not null,
    hash text not null,
    primary key (server_address, application_id)
) without rowid;
