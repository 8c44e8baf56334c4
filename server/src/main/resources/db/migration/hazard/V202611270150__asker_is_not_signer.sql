-- Two signatures are two persons, under whatever post either acts; the head's own request carries his own signature.
-- What was signed otherwise before this rule stands in the history as it happened.
alter table hazard.proposal
  add constraint asker_is_not_signer
  check ((signed_by is null or signed_by <> proposed_by or proposer ->> 'role' = 'UNIT_HEAD') is true) not valid;
