-- The organisation comes in as a table too.
alter table exchange.job drop constraint job_kind_check;
alter table exchange.job add constraint job_kind check (kind in ('EXPORT', 'IMPORT', 'TREE_IMPORT'));
