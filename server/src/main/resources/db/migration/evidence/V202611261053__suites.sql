-- The tree may be hashed and signed by the national algorithms (SM3, SM2) instead; the leaves stay what they are.
alter table evidence.log add column suite text not null default 'INTL' check (suite in ('INTL', 'GM'));
alter table evidence.tile add column suite text not null default 'INTL' check (suite in ('INTL', 'GM'));
alter table evidence.tile drop constraint tile_pkey, add primary key (suite, step, idx);
alter table evidence.checkpoint add column suite text not null default 'INTL' check (suite in ('INTL', 'GM'));
alter table evidence.checkpoint drop constraint checkpoint_pkey, add primary key (suite, size);
