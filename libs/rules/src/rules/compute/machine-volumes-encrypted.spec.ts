import { outcomes } from '../../testing/outcomes';
import { machineVolumesEncrypted } from './machine-volumes-encrypted';

const judge = (BlockDeviceMappings: unknown) =>
  outcomes(machineVolumesEncrypted, {
    Machine: { Type: 'AWS::EC2::Instance', Properties: { BlockDeviceMappings } },
  });
const root = { DeviceName: '/dev/xvda', Ebs: { Encrypted: true } };

test.each([[[root]], [[root, { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' }]]])(
  'a machine with %j passes',
  (mappings) => expect(judge(mappings)).toEqual(['pass Machine']),
);

test.each([
  [undefined],
  [[]],
  [[{ DeviceName: '/dev/xvda', Ebs: {} }]],
  [[root, { DeviceName: '/dev/sdb', Ebs: { Encrypted: false } }]],
  [[{ DeviceName: '/dev/xvda' }]],
  [{ Ref: 'Mappings' }],
])('a machine with %j fails', (mappings) => expect(judge(mappings)).toEqual(['fail Machine']));
