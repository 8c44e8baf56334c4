-- Who may look at a photo follows from the hazards it hangs on.
create index photo_by_file on hazard.photo (district_id, file_id);
