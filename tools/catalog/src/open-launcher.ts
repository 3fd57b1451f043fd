import type { Session } from '@hipaa-cdk/nx-cdk/session';
import { ServiceCatalog } from './account/service-catalog';
import { ServiceCatalogLauncher } from './account/service-catalog-launcher';
import type { Launcher } from './launcher';
import { StackLauncher } from './local/stack-launcher';

/** Who launches in an environment: Service Catalog, or a stand-in for it where there is none. */
export function openLauncher(session: Session): Launcher {
  return session.environment.target === 'embedded'
    ? new StackLauncher(session)
    : new ServiceCatalogLauncher(new ServiceCatalog(session));
}
