import type { Environment } from './environment';
import { type LayerSelection, unionOf } from './layer-selection';
import { thePlatform } from './platform';

/**
 * Name of what all environments of an account and region share, in stack names, parameter paths and tags. No
 * environment has it.
 */
export const ACCOUNT = 'account';

/** Whether the layer has one stack for all environments of an account and region. */
export function isAccountLayer(layer: string): boolean {
  return thePlatform().accountLayers?.includes(layer) ?? false;
}

/**
 * What the layers of an account are made for: one environment, as careful as the most careful of those that share
 * the account and region, and the same whichever of them is deployed.
 *
 * @param environment the one that asks
 * @param all every environment, in the order of the registry
 */
export function accountEnvironment(environment: Environment, all: readonly Environment[]): Environment {
  const sharing = all
    .map((other) => (other.name === environment.name ? environment : other))
    .filter((other) => isSamePlace(other, environment));
  const members = sharing.length > 0 ? sharing : [environment];
  const [first = environment] = members;
  return {
    name: ACCOUNT,
    target: environment.target,
    account: environment.account,
    region: environment.region,
    zones: first.zones,
    profile: (members.find(({ profile }) => profile.removal === 'retain') ?? first).profile,
    dataClass: strictest(members.map(({ dataClass }) => dataClass)),
    compute: first.compute,
    layers: members.map(({ layers }): LayerSelection => layers).reduce(unionOf),
    protected: members.some((member) => member.protected),
    awsProfile: environment.awsProfile,
  };
}

/**
 * The environment whose deploys change the layers of the account: the most careful of those that share account and
 * region, the last of several. The others' deploys leave them alone.
 *
 * @param all every environment, in the order of the registry
 */
export function accountKeeper(environment: Environment, all: readonly Environment[]): Environment {
  return all
    .filter((other) => isSamePlace(other, environment))
    .reduce((best, other) => (careOf(other) >= careOf(best) ? other : best), environment);
}

function careOf({ protected: isProtected, dataClass }: Environment): number {
  return (isProtected ? CARE.length : 0) - CARE.indexOf(dataClass);
}

function isSamePlace(one: Environment, other: Environment): boolean {
  return one.target === other.target && one.account === other.account && one.region === other.region;
}

/** From the one that needs the most care to the one that needs the least. */
const CARE: readonly Environment['dataClass'][] = ['phi', 'deidentified', 'synthetic'];

function strictest(classes: readonly Environment['dataClass'][]): Environment['dataClass'] {
  return CARE.find((dataClass) => classes.includes(dataClass)) ?? 'phi';
}
