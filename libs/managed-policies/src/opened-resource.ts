import { type CfnResource, type IResolveContext, Stack } from 'aws-cdk-lib';

/** Parts of a resource that every version of the CDK has and that none declares as public. */
interface OpenedResource {
  readonly cfnProperties: Readonly<Record<string, unknown>>;
  readonly rawOverrides: Readonly<Record<string, unknown>>;
  shouldSynthesize(): boolean;
  _toCloudFormation(): object;
}

const opened = (resource: CfnResource) => resource as unknown as OpenedResource;

/** Whether the resource is going to be in the template. */
export function isSynthesised(resource: CfnResource): boolean {
  return opened(resource).shouldSynthesize();
}

/** What `addOverride` set on the resource, by section: `Properties`, `DependsOn`, ... */
export function overridesOf(resource: CfnResource): Readonly<Record<string, unknown>> {
  return opened(resource).rawOverrides;
}

/** What `addPropertyOverride` set on the resource. */
export function propertyOverrides(resource: CfnResource): Readonly<Record<string, unknown>> {
  return (overridesOf(resource).Properties ?? {}) as Record<string, unknown>;
}

/** A property that was given to the resource, tokens and all, under its name in templates; overrides left aside. */
export function givenProperty(resource: CfnResource, name: string): unknown {
  const given = opened(resource).cfnProperties;
  return given[name] ?? given[`${name.charAt(0).toLowerCase()}${name.slice(1)}`];
}

/**
 * Properties as the template is going to have them, overrides included; none for a resource that is left out.
 *
 * @param context of the resolution that asks, which must see the tokens inside to know what other stacks they are of
 */
export function renderedProperties(
  resource: CfnResource,
  context: Pick<IResolveContext, 'resolve'> = Stack.of(resource),
): Readonly<Record<string, unknown>> {
  const template = context.resolve(opened(resource)._toCloudFormation()) as {
    readonly Resources?: Readonly<
      Record<string, { readonly Properties?: Readonly<Record<string, unknown>> }>
    >;
  };
  return Object.values(template.Resources ?? {})[0]?.Properties ?? {};
}
