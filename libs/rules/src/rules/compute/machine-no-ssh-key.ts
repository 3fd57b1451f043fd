import { isGiven } from '../../reading/value';
import { machineRule } from './machine';

export const machineNoSshKey = machineRule({
  id: 'MachineNoSshKey',
  description: 'Nobody signs in to machines with a key that is shared',
  citations: ['45 CFR 164.312(a)(2)(i)', '45 CFR 164.312(d)'],
  remedy: 'Leave KeyName out and sign in with Session Manager, which knows who you are.',
  property: 'KeyName',
  holds: (value) => !isGiven(value),
  problem: 'whoever has the key file can sign in, and nobody can tell who did',
});
