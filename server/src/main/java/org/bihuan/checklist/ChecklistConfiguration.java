package org.bihuan.checklist;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChecklistConfiguration {

  /** Made before anything that asks for it, so nobody ever sees a half-loaded library. */
  @Bean
  Library library(CatalogueFiles files, CatalogueLoader loader) {
    return new Library(loader.bring(files.read()));
  }
}
