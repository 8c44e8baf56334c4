package org.bihuan.backup;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folder {@code BIHUAN_BACKUP_FOLDER}; without it no backups are made, and the system administrator is told so
 * @param key {@code BIHUAN_BACKUP_KEY}: the file whose words close what is put there
 * @param keep how long a backup is kept
 * @param at when a backup is made
 * @param checkAt when it is looked whether the weekly check is due
 */
@ConfigurationProperties("bihuan.backup")
record BackupSettings(
    @Nullable String folder,
    @Nullable String key,
    @DefaultValue("35d") Duration keep,
    @DefaultValue("02:00") LocalTime at,
    @DefaultValue("04:30") LocalTime checkAt) {

  Keeping keeping() {
    if (folder == null || folder.isBlank()) {
      return Keeping.NOWHERE;
    }
    return key == null || key.isBlank() ? Keeping.OPEN_FOLDER : Keeping.CLOSED_FOLDER;
  }
}
