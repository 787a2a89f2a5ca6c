-- Whose grade of a written answer counts in a course.

alter table course add column graded_by text not null default 'key_points' check (graded_by in ('key_points', 'model'));
