import { type Environment, thePlatform } from '@hipaa-cdk/environments';

/** The tags that every taggable resource carries. */
export const TAG_NAMES = [
  'Application',
  'Environment',
  'Layer',
  'Owner',
  'DataClassification',
  'CostCenter',
  'ManagedBy',
] as const;

/** Name of a tag that every taggable resource carries. */
export type TagName = (typeof TAG_NAMES)[number];

/** A value for each of the tags. */
export type TagSet = Readonly<Record<TagName, string>>;

/** How the classes of data are written in tags, the way AWS's landing zone for healthcare writes them. */
const classifications: Readonly<Record<Environment['dataClass'], string>> = {
  phi: 'PHI',
  deidentified: 'Deidentified',
  synthetic: 'Synthetic',
};

/**
 * The tag set of one layer in one environment.
 *
 * @param owner team that answers for the layer; left out, the owner of the application
 */
export function tagSet(environment: Environment, layer: string, owner?: string): TagSet {
  const { application } = thePlatform();
  return {
    Application: application.name,
    Environment: environment.name,
    Layer: layer,
    Owner: owner ?? application.owner,
    DataClassification: classifications[environment.dataClass],
    CostCenter: application.costCenter,
    ManagedBy: 'cdk',
  };
}
