-- A block range index says nothing of ranges that nobody has summed up, so all of them are read: at a million hazards
-- two hundred megabytes every five seconds. A full range is summed up within a minute or two, without waiting for a vacuum.
alter index hazard.event_recorded set (autosummarize = on);
alter index file.file_uploaded set (autosummarize = on);
select brin_summarize_new_values('hazard.event_recorded'), brin_summarize_new_values('file.file_uploaded');
