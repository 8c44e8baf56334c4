-- A hazard can be 移送 and come back, and then be studied: each is kept.
alter table hazard.hazard add column referrals jsonb not null default '[]';
update hazard.hazard set referrals = jsonb_build_array(referral) where referral is not null;
alter table hazard.hazard drop column referral;
