@ApplicationModule(allowedDependencies = {})
package planted.house.lower;

import org.springframework.modulith.ApplicationModule;
