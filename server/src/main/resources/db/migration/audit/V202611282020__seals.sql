-- Entries that seal a row are found by the row: by kind, then in the order of addresses.
create index entry_seal on audit.entry ((details #>> '{seal,kind}'), district_id, ((details #>> '{seal,id}')::uuid))
  where (details -> 'seal') is not null;
