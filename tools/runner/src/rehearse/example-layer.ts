import type { SynthesisedLayer } from '../synthesised-layer';

/** For tests: a synthesised layer of prod that reads parameters of others. */
export function exampleLayer(layer: string, inputs: readonly string[] = []): SynthesisedLayer {
  const parameters = inputs.map((name, index) => [
    `Input${index}`,
    { Type: 'AWS::SSM::Parameter::Value<String>', Default: name },
  ]);
  const producers = [...new Set(inputs.map((name) => name.split('/')[3] ?? ''))];
  return {
    directory: `/nowhere/${layer}`,
    manifest: {
      layer,
      stackName: `hipaa-prod-${layer}`,
      templateFile: 't.json',
      publishes: [],
      reads: producers.map((producer) => ({ layer: producer, revision: 1, entries: [] })),
    } as unknown as SynthesisedLayer['manifest'],
    template: {
      Parameters: Object.fromEntries(parameters) as SynthesisedLayer['template']['Parameters'],
      Resources: { Data: { Type: 'AWS::S3::Bucket' } },
    },
  };
}
