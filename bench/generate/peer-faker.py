# Rows like those of the table `exchanges`, made by Faker (Debian's python3-fake-factory). Prints rows/s.
import json, sys, time
try:
    from faker import Faker
except ImportError:
    from faker import Factory as Faker
fake = Faker() if callable(Faker) else Faker.create()
count = int(sys.argv[1])
start = time.perf_counter()
with open(sys.argv[2], 'w') as out:
    for _ in range(count):
        row = {
            'exchange_id': fake.md5(), 'time_us': fake.unix_time(), 'protocol': 'http',
            'client_address': fake.ipv4(), 'client_port': fake.random_int(32768, 60999),
            'server_address': fake.ipv4(), 'server_port': 80, 'host': fake.domain_name(), 'looked_up': fake.boolean(),
            'method': 'POST', 'target': fake.uri_path(), 'user_agent': fake.user_agent(), 'mac': fake.mac_address(),
            'imei': fake.numerify('###############'), 'iccid': fake.numerify('####################'),
            'request_body': fake.text(900), 'status': 200, 'reply_body': fake.text(40),
        }
        out.write(json.dumps(row) + '\n')
print(count / (time.perf_counter() - start))
