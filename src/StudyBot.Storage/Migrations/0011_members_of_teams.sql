-- A board of teams looks up who is in those that it shows.
create index team_membership_by_team on team_membership (team_id, member_id) where until_at is null;
