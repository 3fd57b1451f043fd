import { isRecord, isTrue } from '../../reading/value';
import { machineRule } from './machine';

/**
 * A machine that says nothing of its root volume takes what the image says, and fails: the encryption that an account may
 * have turned on for all volumes is in no template.
 */
export const machineVolumesEncrypted = machineRule({
  id: 'MachineVolumesEncrypted',
  description: 'Volumes of machines are encrypted',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'List the root volume and all others in BlockDeviceMappings, with Ebs.Encrypted true.',
  property: 'BlockDeviceMappings.*',
  holds: (mapping) =>
    isRecord(mapping) &&
    (mapping['Ebs'] === undefined
      ? 'NoDevice' in mapping || 'VirtualName' in mapping
      : isEncrypted(mapping['Ebs'])),
  problem: 'nothing shows that its volumes are encrypted',
});

function isEncrypted(volume: unknown): boolean {
  return isRecord(volume) && isTrue(volume['Encrypted']);
}
