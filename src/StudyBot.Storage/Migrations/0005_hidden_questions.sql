-- What must not be told yet is looked up at every key stroke of a lookup, and closed questions pile up.
create index hidden_question_by_course on question_instance (course_id) where state in ('reserved', 'posted', 'uncertain');
