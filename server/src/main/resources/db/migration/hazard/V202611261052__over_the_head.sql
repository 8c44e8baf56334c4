-- 越级报告 are few; whoever is above asks for them each time he opens Today.
create index hazard_over_head on hazard.hazard (district_id, due_on, id) where over_head and next_actor <> 'NOBODY';
