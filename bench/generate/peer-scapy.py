# The packets of an exchange as phonehome writes them, made by scapy (Debian's python3-scapy). Prints exchanges/s.
import sys, time
from scapy.all import DNS, DNSQR, DNSRR, IP, TCP, UDP, Ether, PcapNgWriter, Raw
count = int(sys.argv[1])
body = b'x' * 1000
head = b'POST / HTTP/1.1\r\nHost: server.example\r\nContent-Length: 1000\r\n\r\n'
reply = b'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'
up = Ether(src='02:00:00:00:00:01', dst='02:01:00:00:00:01') / IP(src='198.18.0.128', dst='192.0.2.7')
down = Ether(src='02:01:00:00:00:01', dst='02:00:00:00:00:01') / IP(src='192.0.2.7', dst='198.18.0.128')
start = time.perf_counter()
with PcapNgWriter(sys.argv[2]) as out:
    for n in range(count):
        port = 32768 + n % 28000
        q = DNS(id=n & 0xffff, rd=1, qd=DNSQR(qname='server.example'))
        a = DNS(id=n & 0xffff, qr=1, rd=1, ra=1, qd=DNSQR(qname='server.example'), an=DNSRR(rrname='server.example', rdata='192.0.2.7'))
        packets = [
            up / UDP(sport=port, dport=53) / q, down / UDP(sport=53, dport=port) / a,
            up / TCP(sport=port, dport=80, flags='S', seq=n), down / TCP(sport=80, dport=port, flags='SA', seq=n, ack=n + 1),
            up / TCP(sport=port, dport=80, flags='A', seq=n + 1, ack=n + 1),
            up / TCP(sport=port, dport=80, flags='PA', seq=n + 1, ack=n + 1) / Raw(head + body),
            down / TCP(sport=80, dport=port, flags='A', seq=n + 1, ack=n + 1064),
            down / TCP(sport=80, dport=port, flags='PA', seq=n + 1, ack=n + 1064) / Raw(reply),
            up / TCP(sport=port, dport=80, flags='A', seq=n + 1064, ack=n + 41),
            up / TCP(sport=port, dport=80, flags='FA', seq=n + 1064, ack=n + 41),
            down / TCP(sport=80, dport=port, flags='FA', seq=n + 41, ack=n + 1065),
            up / TCP(sport=port, dport=80, flags='A', seq=n + 1065, ack=n + 42),
        ]
        for packet in packets:
            out.write(packet)
print(count / (time.perf_counter() - start))
