package gangway.live;

import gangway.Gangway;
import gangway.NotModifiedException;
import gangway.Page;
import gangway.RequestOptions;
import gangway.Response;
import gangway.model.AddExistingAccount;
import gangway.model.ClientProfile;
import gangway.model.ClientStatus;
import gangway.model.CloudAccount;
import gangway.model.CloudAccountOrigin;
import gangway.model.CreateCloudAccount;
import gangway.model.CreateReseller;
import gangway.model.Event;
import gangway.model.GetSetupKitFormat;
import gangway.model.GetSetupKitParams;
import gangway.model.ListClientsParams;
import gangway.model.ListEventsParams;
import gangway.model.ProblemCode;
import gangway.model.RequestNewAccount;
import gangway.model.SetupKit;
import gangway.model.SetupKitBody;
import gangway.model.SupportType;
import gangway.model.Text;
import gangway.model.TrustPolicy;
import gangway.model.TrustStatement;
import gangway.model.UpdateAddress;
import gangway.model.UpdateClient;
import gangway.model.UpdateCloudAccount;
import gangway.model.UpdateContact;
import gangway.resource.EventsResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class Resources {
    private Resources() {}

    static void paging(World world) {
        Gangway gangway = world.gangway;
        String reseller = gangway.resellers().create(CreateReseller.builder().name("Three pages").build()).id();
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            made.add(gangway.clients().create(world.createClient().resellerId(reseller).build()).id());
        }
        ListClientsParams params = ListClientsParams.builder().resellerId(reseller).limit(2).build();
        List<String> found = new ArrayList<>();
        for (ClientProfile client : gangway.clients().list(params).all()) {
            found.add(client.id());
        }
        Check.equal(5, found.size());
        Check.equal(made, new HashSet<>(found));
        Check.equal(3, world.seen("GET", "/clients").size());
        Check.equal(found, gangway.clients().list(params).stream().map(ClientProfile::id).toList());

        Page<ClientProfile> first = gangway.clients().list(params);
        Page<ClientProfile> second = first.next().orElseThrow();
        Page<ClientProfile> third = second.next().orElseThrow();
        Check.equal(List.of(2, 2, 1), List.of(first.data().size(), second.data().size(), third.data().size()));
        Check.that(third.next().isEmpty() && third.nextCursor() == null, third);
        ListClientsParams again =
                ListClientsParams.builder().resellerId(reseller).limit(2).cursor(first.nextCursor()).build();
        Check.equal(second.data(), gangway.clients().list(again).data());
        Check.equal(3L, second.stream().count());
    }

    static void eventFeed(World world) {
        EventsResource events = world.gangway.events();
        long begun = System.nanoTime();
        ListEventsParams coming = ListEventsParams.builder().since("now").wait_(1).build();
        Page<Event> now = events.list(coming, RequestOptions.create().timeout(Duration.ofSeconds(5)));
        Check.that(now.data().isEmpty() && now.atEnd() && System.nanoTime() - begun > 900_000_000, now);
        String made = world.gangway.clients().create(world.createClient().build()).id();
        Page<Event> page = events.list(
                ListEventsParams.builder().since("now").cursor(now.nextCursor()).wait_(30).build());
        Check.equal(List.of(made), page.data().stream().map(event -> event.resource().id()).toList());
        Page<Event> oldest = events.list(ListEventsParams.builder().since("beginning").limit(1).build());
        Check.that(oldest.data().size() == 1 && !oldest.atEnd() && oldest.nextCursor() != null, oldest);
    }

    static void versionConflict(World world) {
        ClientProfile client = world.client();
        UpdateClient body = UpdateClient.builder().domain("sol.example").build();
        world.gangway.clients().update(client.id(), body);
        RequestOptions old = RequestOptions.create().ifMatch(client.version());
        Check.refused(412, ProblemCode.VERSION_MISMATCH, () -> world.gangway.clients().update(client.id(), body, old));
    }

    static void etag(World world) {
        Gangway gangway = world.gangway;
        ClientProfile client = world.client();
        Response<ClientProfile> answer = gangway.withResponse(g -> g.clients().get(client.id()));
        Check.equal("\"v" + client.version() + "\"", answer.etag());
        Check.equal(200, answer.status());
        Check.that(answer.requestId() != null && answer.headers().firstValue("Content-Language").isPresent(), answer);
        Check.equal(client, answer.data());

        RequestOptions present = RequestOptions.create().ifMatch(answer.etag());
        ClientProfile sol = gangway.clients().update(client.id(), UpdateClient.builder().name("Sol").build(), present);
        Check.equal(client.version() + 1, sol.version());
        present = RequestOptions.create().ifMatch(sol.version());
        UpdateClient rename = UpdateClient.builder().name("Luna").build();
        ClientProfile luna = gangway.clients().update(client.id(), rename, present);
        RequestOptions known = RequestOptions.create().ifNoneMatch(luna.version());
        Check.fails(NotModifiedException.class, () -> gangway.clients().get(client.id(), known));
        Check.equal(luna, gangway.clients().get(client.id(), RequestOptions.create().ifNoneMatch(sol.version())));
        String other = gangway.clients().create(world.createClient().build()).id();
        Response<?> archived = gangway.responseOf(g -> g.clients().archive(other));
        Check.equal(204, archived.status());
    }

    static void nullAndAbsent(World world) {
        Gangway gangway = world.gangway;
        ClientProfile client =
                gangway.clients().create(world.createClient().externalRef("CRM-NULL").domain("sol.example").build());
        UpdateClient patch = UpdateClient.builder()
                .clearDomain()
                .contact(UpdateContact.builder().clearPhone().build())
                .address(UpdateAddress.builder().state("Madrid").build())
                .build();
        ClientProfile patched = gangway.clients().update(client.id(), patch);
        Check.equal(null, patched.domain());
        Check.equal("CRM-NULL", patched.externalRef());
        Check.equal(null, patched.contact().phone());
        Check.equal(client.contact().name(), patched.contact().name());
        Check.equal("Madrid", patched.address().state());
        Check.equal(client.address().city(), patched.address().city());

        CloudAccount account = world.account(world.client());
        UpdateCloudAccount set = UpdateCloudAccount.builder()
                .nickname("Production")
                .pricebookId(world.master.id())
                .rootEmail("root@sol.example")
                .build();
        Check.equal(world.master.id(), gangway.cloudAccounts().update(account.id(), set).pricebookId());
        UpdateCloudAccount clear =
                UpdateCloudAccount.builder().clearPricebookId().clearNickname().clearOrganizationRole().build();
        CloudAccount cleared = gangway.cloudAccounts().update(account.id(), clear);
        Check.that(cleared.pricebookId() == null && cleared.nickname() == null, cleared);
        Check.equal(null, cleared.organizationRole());
        Check.equal("root@sol.example", cleared.rootEmail());
    }

    static void unions(World world) {
        Gangway gangway = world.gangway;
        ClientProfile client = world.client();
        CreateCloudAccount add = world.addAccount(client);
        Check.that(add instanceof AddExistingAccount, add);
        CloudAccount existing = gangway.cloudAccounts().create(add);
        Check.equal(CloudAccountOrigin.EXISTING, existing.origin());
        CreateCloudAccount request = RequestNewAccount.builder()
                .clientId(client.id())
                .nickname("Sandbox")
                .supportType(SupportType.BASIC)
                .build();
        Check.equal(CloudAccountOrigin.Known.NEW, gangway.cloudAccounts().create(request).origin().known());

        if (!(gangway.roleArn().getSetupKit(existing.id()) instanceof SetupKit kit)) {
            throw new AssertionError("not the whole kit");
        }
        TrustStatement statement = kit.trustPolicy().statement().get(0);
        Check.equal(existing.externalId(), statement.condition().stringEquals().stsExternalId());
        for (GetSetupKitFormat format : GetSetupKitFormat.values()) {
            GetSetupKitParams params = GetSetupKitParams.builder().format(format).securityReport(false).build();
            SetupKitBody body = gangway.roleArn().getSetupKit(existing.id(), params);
            switch (format) {
                case JSON -> Check.equal(kit, body);
                case TRUST_POLICY -> Check.that(body instanceof TrustPolicy && body.equals(kit.trustPolicy()), body);
                default -> Check.that(body instanceof Text text && text.text().length() > 100, body);
            }
        }
        world.fault("GET", "/role-arn/" + existing.id() + "/setup-kit", "{\"patch\": {\"mood\": \"good\"}}");
        Check.equal(kit, gangway.roleArn().getSetupKit(existing.id()));
    }

    static void unknownMember(World world) {
        ClientProfile client = world.client();
        world.fault("GET", "/clients/" + client.id(), "{\"patch\": {\"mood\": {\"today\": [\"good\"]}}}");
        Check.equal(client, world.gangway.clients().get(client.id()));
    }

    static void unknownEnum(World world) {
        ClientProfile client = world.client();
        world.fault("GET", "/clients/" + client.id(), "{\"patch\": {\"status\": \"hibernating\"}}");
        ClientStatus status = world.gangway.clients().get(client.id()).status();
        Check.equal("hibernating", status.value());
        Check.equal(ClientStatus.Known.OTHER, status.known());
        Check.equal(ClientStatus.of("hibernating"), status);
    }
}
