/** Actions on some resources that CloudFormation has to be allowed. */
export interface Permission {
  /** In full, such as `s3:CreateBucket`. */
  readonly actions: readonly string[];
  /**
   * ARN patterns, with the places `{partition}`, `{region}`, `{account}` and `{application}`. A star alone stands for
   * resources whose names AWS makes up, or that IAM cannot tell apart.
   */
  readonly on: readonly string[];
}

/** Resource type -> what CloudFormation needs to create, read, change, tag and delete resources of it. */
export type TypePermissions = Readonly<Record<string, readonly Permission[]>>;

/**
 * A permission in short.
 *
 * @param actions names of the service's actions, with spaces between
 * @param on patterns; none is every resource
 */
export function allow(service: string, actions: string, ...on: readonly string[]): Permission {
  return {
    actions: actions.split(/\s+/).map((action) => `${service}:${action}`),
    on: on.length > 0 ? on : ['*'],
  };
}
