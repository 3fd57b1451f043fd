import { thePlatform } from './platform';

/**
 * Name of the role that people take in an emergency, and that an alarm waits for. It is known before it is made, for the
 * alarm is of another layer.
 *
 * @param environment `*` for those of all environments
 */
export function breakGlassRoleName(environment: string): string {
  return `${thePlatform().application.name}-${environment}-BreakGlass`;
}
