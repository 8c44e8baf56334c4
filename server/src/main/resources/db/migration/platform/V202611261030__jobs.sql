-- Work that one node does for all. The table is that of db-scheduler; a node holds a job while picked_by is its name and
-- version the number it picked it up with.
create table platform.job (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
comment on table platform.job is 'shard:L when each job is due, and which node has it in hand';
create index job_due on platform.job (execution_time);
create index job_heartbeat on platform.job (last_heartbeat);
grant select, insert, update, delete on platform.job to bihuan_system;

create table platform.job_done (
  job        text        not null,
  occurrence text        not null,
  node       text        not null,
  done_at    timestamptz not null,
  primary key (job, occurrence)
);
comment on table platform.job_done is 'shard:L what was done for which occurrence, written with its effect: a second time it is not done';
grant select, insert on platform.job_done to bihuan_system;
