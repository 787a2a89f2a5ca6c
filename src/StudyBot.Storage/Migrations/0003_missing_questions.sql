-- What members told to be missing from the handbook. Deleted once their leads were told.
create table missing_question (
    course_id bigint not null references course (id) on delete cascade,
    local_date text not null,
    -- The words of the text alone, in lower case: the same wish counts once.
    folded text not null,
    member_id bigint not null,
    told text not null,
    told_at bigint not null,
    primary key (course_id, local_date, folded, member_id)
) without rowid;
