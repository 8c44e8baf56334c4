-- A district's own system administrator opens accounts for his district. Who has a post is told by the post; who has
-- none yet belongs to whoever opened his account.
alter table access.account add column opened_in int;
comment on column access.account.opened_in is 'the district whose system administrator opened it; null = the city';
