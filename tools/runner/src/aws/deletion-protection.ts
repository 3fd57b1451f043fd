import type { Session } from './session';

/** How one kind of resource is guarded against its deletion, and how the guard is taken off. */
export interface DeletionProtection {
  /** CloudFormation's name of the kind. */
  readonly type: string;
  /**
   * Takes the guard off one resource, and changes nothing else about it. A resource that is gone is no error.
   *
   * @param physicalId CloudFormation's name of the resource
   */
  readonly lift: (session: Session, physicalId: string) => Promise<void>;
}
