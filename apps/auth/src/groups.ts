import { aws_cognito as cognito } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Group } from './group-schema';

export interface GroupsProps {
  readonly pool: cognito.IUserPool;
  readonly groups: readonly Group[];
}

/** Groups of a user pool. None has a role of AWS: what a group may do is the application's to say. */
export class Groups extends Construct {
  constructor(scope: Construct, id: string, { pool, groups }: GroupsProps) {
    super(scope, id);
    for (const { name, description, precedence } of groups) {
      new cognito.UserPoolGroup(this, pascal(name), {
        userPool: pool,
        groupName: name,
        description,
        precedence,
      });
    }
  }
}

/** `care-managers` becomes `CareManagers`. */
function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
