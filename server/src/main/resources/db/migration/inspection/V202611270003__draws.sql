-- Random draws (双随机). The hash of a secret and of everything that is drawn from is kept before the draw; the secret is
-- published with the result, so that anyone can repeat the draw from its record.
create table inspection.draw (
  district_id       int  not null,
  plan_id           uuid not null,
  inputs            text not null,
  commitment        text not null,
  secret            text not null,
  committed_at      timestamptz not null,
  committed_by      uuid not null,
  committed_by_name text not null,
  public_value      text,
  witness           text,
  result            text,
  drawn_at          timestamptz,
  drawn_by_name     text,
  primary key (district_id, plan_id),
  foreign key (district_id, plan_id) references inspection.plan,
  constraint draw_commitment check (commitment ~ '^[0-9a-f]{64}$'),
  constraint draw_secret check (secret ~ '^[0-9a-f]{64}$'),
  constraint draw_done check (
    (result is null) = (public_value is null) and (result is null) = (witness is null)
    and (result is null) = (drawn_at is null) and (result is null) = (drawn_by_name is null))
);
comment on table inspection.draw is 'shard:D one draw of a plan: what was committed to, and what came of it; one line per unit, team, expert and exclusion';
select platform.protect('inspection.draw', null);
