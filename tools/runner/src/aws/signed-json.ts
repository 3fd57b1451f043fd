import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import type { Session } from './session';
import { SignatureV4 } from '@smithy/signature-v4';

/** One request to a service of AWS that speaks JSON. */
export interface JsonRequest {
  /** Name of the service in signatures and, where `host` is not given, in its address. */
  readonly service: string;
  /**
   * Operation, such as `AWS242ServiceCatalogService.ProvisionProduct`.
   *
   * @default - the path says it
   */
  readonly target?: string;
  /** @default 'POST' */
  readonly method?: 'GET' | 'POST';
  /** @default '/' */
  readonly path?: string;
  /** First part of the address. @default - the service */
  readonly host?: string;
  /** @default '1.1' */
  readonly version?: '1.0' | '1.1';
  /** @default - no body */
  readonly input?: object;
}

/**
 * Sends a signed request, which is all that a client of the SDK does for such a service.
 *
 * @param session whose credentials sign it; its environment says where it goes
 * @param endpoint where to send it instead, such as the address of a local AWS
 */
export async function signedJson(
  session: Pick<Session, 'environment' | 'credentials'>,
  request: JsonRequest,
  send: typeof fetch = fetch,
  endpoint?: string,
): Promise<Response> {
  const { service, target, method = 'POST', path = '/', version = '1.1', input } = request;
  const { region } = session.environment;
  const url = new URL(endpoint ?? `https://${request.host ?? service}.${region}.amazonaws.com`);
  const body = input && JSON.stringify(input);
  const signer = new SignatureV4({ credentials: session.credentials, region, service, sha256: Sha256 });
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path,
    query: {},
    headers: {
      host: url.host,
      'content-type': target ? `application/x-amz-json-${version}` : 'application/json',
      ...(target && { 'x-amz-target': target }),
    },
    body,
  });
  return send(`${url.origin}${path}`, { method, headers: signed.headers, ...(body && { body }) });
}

/** SHA-256 in the form in which the signer takes it, with and without a key. */
class Sha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash =
      secret === undefined
        ? createHash('sha256')
        : createHmac('sha256', typeof secret === 'string' ? secret : bytes(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(typeof data === 'string' ? data : bytes(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.hash.digest()));
  }

  reset(): void {
    throw new Error('a hash is used once');
  }
}

function bytes(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
