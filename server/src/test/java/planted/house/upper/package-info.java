@ApplicationModule(allowedDependencies = {})
package planted.house.upper;

import org.springframework.modulith.ApplicationModule;
