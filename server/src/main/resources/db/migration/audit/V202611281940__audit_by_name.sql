-- An auditor knows whom he looks for by name; a person's number stands on no paper.
create index entry_name on audit.entry (person_name, at);
