-- A signature of the asker's own is the stroke he asked with, of the same person under the same post: a role that somebody
-- stands in for, or comes into later, does not make two persons of one.
alter table hazard.proposal
  drop constraint asker_is_not_signer,
  add constraint asker_is_not_signer check (
    (signed_by is null or signed_by <> proposed_by
     or (proposer ->> 'role' = 'UNIT_HEAD' and signature -> 'by' = proposer
         and cast(signature ->> 'at' as timestamptz) - proposed_at between interval '-1 second' and interval '1 second'))
    is true) not valid;
