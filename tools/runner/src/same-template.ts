import type { Template } from './synthesised-layer';

/**
 * Whether an update from one template to the other would find something to do. Descriptions and the metadata of the
 * stack are no change to CloudFormation: it refuses an update that holds nothing else.
 */
export function isSameTemplate(deployed: Template, wanted: Template): boolean {
  // Both come from one serialisation, so equal content has equal key order.
  return JSON.stringify(withoutRemarks(deployed)) === JSON.stringify(withoutRemarks(wanted));
}

function withoutRemarks(template: Template): object {
  const { Parameters = {} } = template;
  const parameters = Object.entries(Parameters).map(([name, parameter]) => [
    name,
    { ...parameter, Description: undefined },
  ]);
  return {
    ...template,
    Description: undefined,
    Metadata: undefined,
    Parameters: Object.fromEntries(parameters),
  };
}
