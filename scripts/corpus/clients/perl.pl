# Does errands, a line of JSON each, with LWP.
use strict;
use warnings;
use HTTP::Request::Common;
use JSON::PP;
use LWP::UserAgent;
use MIME::Base64;

my $agent = LWP::UserAgent->new(timeout => 10);
my $json = JSON::PP->new->utf8->canonical;
while (my $line = <STDIN>) {
    my $errand = $json->decode($line);
    my @headers = map { @$_ } @{ $errand->{headers} // [] };
    my $request;
    if ($errand->{files}) {
        my @content = map { @$_ } @{ $errand->{form} };
        push @content, $_->{name}, [undef, $_->{filename}, 'Content-Type' => $_->{type}, Content => decode_base64($_->{base64})]
            for @{ $errand->{files} };
        $request = POST($errand->{url}, @headers, Content_Type => 'form-data', Content => \@content);
    } elsif ($errand->{form}) {
        $request = POST($errand->{url}, @headers, Content => [map { @$_ } @{ $errand->{form} }]);
    } else {
        $request = HTTP::Request->new($errand->{method}, $errand->{url}, \@headers);
        if (exists $errand->{json}) {
            $request->content_type('application/json');
            $request->content($json->encode($errand->{json}));
        } elsif ($errand->{text}) {
            $request->content_type($errand->{text}{type});
            $request->content($errand->{text}{text});
        }
    }
    $request->authorization_basic(@{ $errand->{user} }) if $errand->{user};
    $request->header(Cookie => join '; ', map { "$_->[0]=$_->[1]" } @{ $errand->{cookies} }) if $errand->{cookies};
    $agent->request($request);
}
