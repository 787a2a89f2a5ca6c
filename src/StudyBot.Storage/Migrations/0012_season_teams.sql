-- Which place each team reached in a season: the score in millionths of a point, the accuracy in millionths.
create table season_team (
    season_id bigint not null references season (id) on delete cascade,
    position bigint not null check (position >= 1),
    place bigint not null check (place between 1 and position),
    joint bigint not null check (joint in (0, 1)),
    team_id bigint not null references team (id),
    score bigint not null check (score >= 0),
    accuracy bigint check (accuracy between 0 and 1000000),
    size bigint not null check (size >= 0),
    primary key (season_id, position),
    unique (season_id, team_id)
) without rowid;

create index season_team_by_team on season_team (team_id);

-- Posts show teams as they are called now.
create trigger season_team_renamed after update of name, removed_at on team
begin
    update season set version = version + 1 where id in (select season_id from season_team where team_id = new.id);
end;
