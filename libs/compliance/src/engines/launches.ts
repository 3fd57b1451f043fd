import {
  type CloudFormationTemplate,
  type LaunchTemplate,
  type ParameterValues,
  assumingUnknown,
  decidingValues,
  foldLiterals,
  resolveTemplate,
} from '@hipaa-cdk/templates';

/** One way in which a template can turn out. */
export interface Launch {
  readonly template: CloudFormationTemplate;
  /** Values of the parameters that decide; none where it turns out in one way only. */
  readonly values: ParameterValues;
}

interface Launches {
  readonly launches: readonly Launch[];
  /** Whether these are all of them. */
  readonly whole: boolean;
}

/** More ways than these are not looked at; the first ones have every value and every condition both ways. */
const MOST = 64;

/**
 * Ways in which a template can turn out, beside how it is written: with every value that its parameters may have, every
 * condition true and false, and functions of texts alone worked out. None for a template that says all of it as it stands.
 */
export function launchesOf(template: CloudFormationTemplate): Launches {
  const rows = decides(template) ? decidingValues(template as LaunchTemplate) : undefined;
  const launches = rows ? resolved(template as LaunchTemplate, rows) : [{ template, values: {} }];
  const seen = new Set([JSON.stringify(template.Resources)]);
  const different = launches.flatMap(({ template: one, values }) => {
    const folded = { ...one, Resources: foldLiterals(one.Resources) as CloudFormationTemplate['Resources'] };
    const text = JSON.stringify(folded.Resources);
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ template: folded, values }];
  });
  return { launches: different, whole: (rows?.length ?? 0) <= MOST };
}

function decides({ Conditions = {}, Parameters = {}, Mappings = {} }: CloudFormationTemplate): boolean {
  const given = Object.values(Parameters as LaunchTemplate['Parameters'] & object).filter(
    ({ Type, Default, AllowedValues }) =>
      (Default !== undefined || AllowedValues !== undefined) && !String(Type).startsWith('AWS::SSM::'),
  );
  return [Conditions, Mappings].some((one) => Object.keys(one).length > 0) || given.length > 0;
}

function resolved(template: LaunchTemplate, rows: readonly ParameterValues[]): readonly Launch[] {
  const looked = rows.length === 0 ? [{}] : rows.slice(0, MOST);
  return looked.flatMap((values) =>
    [true, false].map((outcome) => ({
      template: resolveTemplate(assumingUnknown(template, values, outcome), values) as CloudFormationTemplate,
      values,
    })),
  );
}
