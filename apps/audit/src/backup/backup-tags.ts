import { application } from '@hipaa-cdk/platform';

/** A tag that a resource has to carry, in the way that AWS Backup writes it. */
export interface TagCondition {
  readonly key: string;
  readonly value: string;
}

/** Tags of the application's resources with data of a class: every layer puts them on all that it makes. */
export function backupTags(dataClass: string): TagCondition[] {
  return [
    { key: 'aws:ResourceTag/Application', value: application.name },
    { key: 'aws:ResourceTag/DataClassification', value: dataClass },
  ];
}
