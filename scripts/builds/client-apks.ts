import { phone2017, reportVersions } from '@phonehome/shared';
import { apk } from './apk.ts';

const fields = reportVersions.get('7.0')?.fields ?? [];
const { host, path } = { host: phone2017.dress.host, path: '/' };

/** Texts that the code of a client of the incident's generation has: its server, its content type, its fields, its switch. */
const CLIENT_CODE = [
  `http://${host}${path}`,
  'application/encrypted-json',
  'resultCode',
  ...fields,
  phone2017.master_switch ?? '',
];

/** The client under its name. */
export const autoRegistration = apk({
  package: phone2017.package_name ?? '',
  code: [...CLIENT_CODE, 'Lcom/qualcomm/qti/autoregistration/RegistrationService;'],
  resources: { string: { app_name: 'AutoRegistration' } },
});

/** The same software under a name that nobody knows, and without the switch. */
export const renamedClient = apk({
  package: 'com.example.devicecare',
  code: [...CLIENT_CODE.filter((text) => text !== phone2017.master_switch), 'Lcom/example/devicecare/CareService;'],
  resources: { string: { app_name: 'Device care' } },
});

/** Applications that any phone has. */
export const frameworkResources = apk({ package: 'android', resources: { bool: { config_voice_capable: true } } });
export const settings = apk({
  package: 'com.android.settings',
  code: ['Lcom/android/settings/Settings;', 'MODEL', 'IMEI1', 'https://www.example.org/help'],
});
export const telephony = apk({
  package: 'com.android.phone',
  code: ['Lcom/android/phone/PhoneApp;', 'http://mmsc.vnet.cn', 'SID', 'NID', 'UETYPE'],
});

/** A made-up client that a resource switches, and an overlay that switches it on. */
export const oakSelfRegister = apk({
  package: 'com.example.oak.selfregister',
  code: ['http://report.oak.example/', 'Lcom/example/oak/selfregister/Main;'],
  resources: { bool: { config_self_register: false } },
});
export const oakOverlay = apk({
  package: 'com.example.oak.selfregister.overlay.operator',
  overlay: { target: 'com.example.oak.selfregister', is_static: true, priority: 10 },
  resources: { bool: { config_self_register: true }, string: { config_operator_name: 'Operator' } },
});
